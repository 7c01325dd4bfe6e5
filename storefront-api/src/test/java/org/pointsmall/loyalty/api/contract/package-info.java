/**
 * Holds answers against the OpenAPI document that is shipped: status, headers, codes and bodies. Public for the tests of
 * other modules.
 */
package org.pointsmall.loyalty.api.contract;
