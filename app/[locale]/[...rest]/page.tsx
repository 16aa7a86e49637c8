/** Every address below a language that is no page, so that "not found" comes in that language. */
export { NoSuchPage as default, noSuchPageMetadata as generateMetadata } from "../no-such-page";
