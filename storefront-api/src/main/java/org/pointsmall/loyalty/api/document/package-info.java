/**
 * The contract as an OpenAPI document. Springdoc, where a store has it, reads the controllers; what it can't read is added
 * here: each refusal at its operation, what may be null, names that last, examples. Springdoc's lines for Spring Boot 2.7
 * and 3 know these classes by the same interfaces. The document is shipped with the jar, so that a store without springdoc
 * serves it too, with a page to browse it.
 */
@NullMarked
package org.pointsmall.loyalty.api.document;

import org.jspecify.annotations.NullMarked;
