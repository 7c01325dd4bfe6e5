/** How the programme does, in the admin: figures with goals, charts, tables, and the journal's rows behind them. */
@NullMarked
package org.pointsmall.loyalty.admin.overview;

import org.jspecify.annotations.NullMarked;
