/** Lists that page by cursor: ids in order, so that pages neither skip nor repeat while rows come and go. */
@NullMarked
package org.pointsmall.demo.store.paging;

import org.jspecify.annotations.NullMarked;
