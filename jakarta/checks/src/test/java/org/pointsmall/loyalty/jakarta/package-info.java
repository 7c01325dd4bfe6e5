/** What is seen of the jars for Broadleaf 7.0 without Broadleaf 7.0, which is not on Maven Central. */
@NullMarked
package org.pointsmall.loyalty.jakarta;

import org.jspecify.annotations.NullMarked;
