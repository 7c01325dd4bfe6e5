/**
 * The store's side of a return: its order, locked and read afresh, its payments and their transactions, and the gateways
 * that give cash back.
 */
@NullMarked
package org.pointsmall.loyalty.broadleaf.aftersale;

import org.jspecify.annotations.NullMarked;
