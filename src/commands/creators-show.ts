export { creatorsList as creatorsShow } from "./creators-list.ts";
