/** TeX files are bundled as text. */
declare module "*.tex" {
  const text: string;
  export default text;
}
