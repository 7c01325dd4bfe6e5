/** What the OpenAPI document says of the store's own resources, beyond what springdoc reads from the controllers. */
@NullMarked
package org.pointsmall.demo.store.description;

import org.jspecify.annotations.NullMarked;
