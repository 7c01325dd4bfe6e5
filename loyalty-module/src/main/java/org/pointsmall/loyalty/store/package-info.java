/**
 * What the programme reads of the store by SQL: customers and their earlier orders, products, categories and their flags,
 * and past checkouts. Questions of many rows, which the store's entities would answer one by one; so nothing here knows
 * the store's classes, only its tables.
 */
@NullMarked
package org.pointsmall.loyalty.store;

import org.jspecify.annotations.NullMarked;
