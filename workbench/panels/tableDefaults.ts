/** The defaults of a table's options that scenes' panel builders read; the workbench uses none of them. */
export const defaultOptions = {};
