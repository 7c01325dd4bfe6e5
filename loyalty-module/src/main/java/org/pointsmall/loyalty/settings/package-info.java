/**
 * What the merchant sets for the programme as a whole: rates, caps, how long points wait and last, what returns give back.
 * Settings are one definition, with drafts and versions. What was published last is in force on every node within a
 * second; before anything was published, the store's properties are.
 */
@NullMarked
package org.pointsmall.loyalty.settings;

import org.jspecify.annotations.NullMarked;
