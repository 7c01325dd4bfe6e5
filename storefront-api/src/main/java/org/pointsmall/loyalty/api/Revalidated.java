package org.pointsmall.loyalty.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource whose answer the shopper's own browser may keep, and asks by its {@code ETag} whether it is still the same. All
 * others are never kept: they are the member's alone, or tell prices, stock and time of a moment.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revalidated {}
