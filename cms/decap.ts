/** The part of Decap's interface that this project uses; the package's own types cover neither its build for browsers nor custom widgets. */

/** A field of a collection or of an editor component. */
export interface DecapField {
  readonly name: string;
  readonly label: string;
  readonly widget: string;
  readonly required: boolean;
  readonly hint?: string;
  /** A regular expression without flags and the sentence for whoever breaks it. */
  readonly pattern?: readonly [string, string];
  readonly default?: unknown;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly fields?: readonly DecapField[];
  readonly field?: DecapField;
  readonly [setting: string]: unknown;
}

export interface DecapCollection {
  readonly name: string;
  readonly label: string;
  readonly label_singular?: string;
  readonly description?: string;
  readonly format: string;
  readonly folder?: string;
  readonly fields?: readonly DecapField[];
  readonly files?: readonly {
    readonly name: string;
    readonly label: string;
    readonly file: string;
    readonly fields: readonly DecapField[];
    readonly preview_path?: string;
  }[];
  readonly [setting: string]: unknown;
}

export interface DecapConfig {
  readonly backend: Readonly<Record<string, string | boolean>> | null;
  readonly collections: readonly DecapCollection[];
  readonly [setting: string]: unknown;
}

/** Immutable.js values, as far as they are read here. */
export interface ImmutableMap {
  get(key: string): unknown;
  getIn(path: readonly string[]): unknown;
  toJS(): unknown;
}

/** A React element; opaque. */
export type ReactNode = unknown;

export interface WidgetProps {
  readonly value: unknown;
  readonly forID: string;
  readonly classNameWrapper: string;
  readonly field: ImmutableMap;
  readonly isDisabled?: boolean;
  readonly onChange: (value: string) => void;
  readonly setActiveStyle: () => void;
  readonly setInactiveStyle: () => void;
}

export interface PreviewProps {
  readonly entry: ImmutableMap;
  readonly widgetFor: (name: string) => ReactNode;
}

export interface DecapCms {
  init(options: { config: DecapConfig }): void;
  registerLocale(locale: string, phrases: object): void;
  registerEditorComponent(component: object): void;
  registerRemarkPlugin(plugin: unknown): void;
  registerCustomFormat(name: string, extension: string, format: object): void;
  registerWidget(name: string, control: unknown, preview?: unknown): void;
  registerPreviewStyle(address: string): void;
  registerPreviewTemplate(name: string, component: unknown): void;
  registerEventListener(listener: {
    name: 'preSave' | 'postSave' | 'prePublish' | 'postPublish';
    handler: (event: { entry: ImmutableMap }) => unknown;
  }): void;
}

/** What decap-cms.js puts on the window: React's `createElement` and `create-react-class`. */
export interface DecapWindow {
  CMS_MANUAL_INIT?: boolean;
  readonly CMS: DecapCms;
  readonly h: (type: unknown, props: object | null, ...children: ReactNode[]) => ReactNode;
  readonly createClass: (specification: object) => unknown;
}
