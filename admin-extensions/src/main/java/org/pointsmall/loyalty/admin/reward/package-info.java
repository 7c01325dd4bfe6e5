/** The section of rewards: what members bought with points and is no parcel, used, ended and given back by staff. */
@NullMarked
package org.pointsmall.loyalty.admin.reward;

import org.jspecify.annotations.NullMarked;
