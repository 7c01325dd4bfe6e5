/** Who takes part in the programme, as everybody names them. */
@NullMarked
package org.pointsmall.loyalty.member;

import org.jspecify.annotations.NullMarked;
