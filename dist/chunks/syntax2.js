export { t as ExpressionSyntax } from "./syntax.js";
