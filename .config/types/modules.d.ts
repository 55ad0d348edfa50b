// A module imported with `?worker` is its bundled text: see .config/webpack/workerSource.mjs.
declare module '*?worker' {
  const source: string;
  export default source;
}

declare module '*.svg' {
  const dataUrl: string;
  export default dataUrl;
}

declare module '*.css';
