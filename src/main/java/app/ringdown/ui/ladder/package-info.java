/** The trading ladder: prices that stand still, the book and one's own orders beside them. */
@NullMarked
package app.ringdown.ui.ladder;

import org.jspecify.annotations.NullMarked;
