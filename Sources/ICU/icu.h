// Nothing of ICU's is seen in Swift: Foundation has an ICU of its own, and the types of the two
// clash where a file imports both. `CICU` is what Swift sees.
