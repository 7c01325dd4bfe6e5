/**
 * Makes the demo data out of the public data set; not part of the store. Promises: the same source file gives the same
 * bytes. How to run it stands in {@link org.pointsmall.demo.data.extract.ExtractRetailSample}.
 */
@NullMarked
package org.pointsmall.demo.data.extract;

import org.jspecify.annotations.NullMarked;
