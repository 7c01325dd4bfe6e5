/** Where the demo's other parts are. */
@NullMarked
package org.pointsmall.demo.store.places;

import org.jspecify.annotations.NullMarked;
