import { formatDay, isDay } from '#src/lib/dates.ts';
import type { DecapCms, DecapWindow, WidgetProps } from './decap.ts';

/**
 * A day typed and shown as ngày/tháng/năm, kept as `YYYY-MM-DD`. Decap's own control shows the browser's order of day
 * and month, which is the American one on many office machines, and moves days by the machine's time zone.
 */

/** `5/11/2026` → `2026-11-05`; text that is no day stays as typed, for its owner to mend. */
export function dayFromTyped(typed: string): string {
  const [, date = '', month = '', year = ''] =
    /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : typed.trim();
}

/** `2026-11-05` → `05/11/2026`. */
export function dayAsTyped(stored: unknown): string {
  if (typeof stored !== 'string') return '';
  return isDay(stored) ? formatDay(stored) : stored;
}

interface Control {
  readonly props: WidgetProps;
  readonly state: { readonly typed: string };
  setState(state: { typed: string }): void;
}

/** Registers the widget `day`. */
export function registerDayWidget(cms: DecapCms, { h, createClass }: DecapWindow): void {
  const control = createClass({
    getInitialState(this: Control) {
      return { typed: dayAsTyped(this.props.value) };
    },
    componentDidUpdate(this: Control, before: WidgetProps) {
      const { value } = this.props;
      const changedOutside = value !== before.value && value !== dayFromTyped(this.state.typed);
      if (changedOutside) this.setState({ typed: dayAsTyped(value) });
    },
    isValid(this: Control) {
      const day = dayFromTyped(this.state.typed);
      if (day === '' || isDay(day)) return { error: false };
      const label = String(this.props.field.get('label'));
      return {
        error: {
          type: 'CUSTOM',
          message: `${label}: cần một ngày có thật, viết ngày/tháng/năm, ví dụ 25/11/2026.`,
        },
      };
    },
    change(this: Control, typed: string) {
      this.setState({ typed });
      this.props.onChange(dayFromTyped(typed));
    },
    render(this: Control & { change(typed: string): void }) {
      const { forID, classNameWrapper, isDisabled, setActiveStyle, setInactiveStyle } = this.props;
      const day = dayFromTyped(this.state.typed);
      return h(
        'div',
        { className: `${classNameWrapper} day-control` },
        h('input', {
          id: forID,
          type: 'text',
          inputMode: 'numeric',
          autoComplete: 'off',
          placeholder: 'ngày/tháng/năm',
          value: this.state.typed,
          disabled: isDisabled,
          onFocus: setActiveStyle,
          onBlur: () => {
            this.setState({ typed: dayAsTyped(day) });
            setInactiveStyle();
          },
          onChange: (event: { target: { value: string } }) => this.change(event.target.value),
        }),
        h('input', {
          type: 'date',
          className: 'day-control__calendar',
          'aria-label': 'Chọn trên lịch',
          tabIndex: -1,
          value: isDay(day) ? day : '',
          disabled: isDisabled,
          onChange: (event: { target: { value: string } }) => this.change(dayAsTyped(event.target.value)),
        }),
      );
    },
  });
  const preview = createClass({
    render(this: { readonly props: WidgetProps }) {
      return h('p', null, dayAsTyped(this.props.value));
    },
  });
  cms.registerWidget('day', control, preview);
}
