/**
 * Codes that a merchant imports from a file, and that are given to rewards, each once. They lie encrypted in the database;
 * that a code is there already is seen by a mark that only who has the key can make.
 */
@NullMarked
package org.pointsmall.loyalty.reward.code;

import org.jspecify.annotations.NullMarked;
