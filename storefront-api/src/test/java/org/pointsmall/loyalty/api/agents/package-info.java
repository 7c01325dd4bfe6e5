/** Tests of what agents are told, and of who is told. */
@NullMarked
package org.pointsmall.loyalty.api.agents;

import org.jspecify.annotations.NullMarked;
