/** What only Tomcat can be told: how it answers what it refuses before any application is asked. */
@NullMarked
package org.pointsmall.loyalty.api.tomcat;

import org.jspecify.annotations.NullMarked;
