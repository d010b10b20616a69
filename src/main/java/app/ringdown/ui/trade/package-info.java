/** Fast hands: hot keys and their arming, limits of one's own, the kill switch, what is heard. */
@NullMarked
package app.ringdown.ui.trade;

import org.jspecify.annotations.NullMarked;
