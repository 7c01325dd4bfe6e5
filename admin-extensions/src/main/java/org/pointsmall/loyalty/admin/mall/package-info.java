/** The section of the points mall's offers. */
@NullMarked
package org.pointsmall.loyalty.admin.mall;

import org.jspecify.annotations.NullMarked;
