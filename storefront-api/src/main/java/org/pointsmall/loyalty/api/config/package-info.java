/** Puts the programme's resources into a Spring Boot store that has the plugin switched on. */
@NullMarked
package org.pointsmall.loyalty.api.config;

import org.jspecify.annotations.NullMarked;
