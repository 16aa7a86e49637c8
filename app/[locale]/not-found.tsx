export { NotFoundWords as default } from "./no-such-page";
