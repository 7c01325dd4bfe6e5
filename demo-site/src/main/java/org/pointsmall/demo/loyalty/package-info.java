/**
 * Where the demo's store meets the plugin: an order shows the points that it moved, and a refusal of the programme is
 * answered as one. Switched off by itself where the plugin is not on the class path.
 */
@NullMarked
package org.pointsmall.demo.loyalty;

import org.jspecify.annotations.NullMarked;
