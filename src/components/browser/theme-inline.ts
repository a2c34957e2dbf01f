/**
 * Runs before anything is painted, so that a reader who chose a theme never sees the other one flash. It is the site's
 * only inline script, and `data-js` is how styles know that scripts run. The choice is kept on the device alone.
 */
export const THEME_SCRIPT =
  "{const r=document.documentElement;r.dataset.js='';try{r.dataset.theme=localStorage['giao-dien']||''}catch{}}";
