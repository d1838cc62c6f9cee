/** How near models come to the truth, how well they predict, and how steady they are. */
@NullMarked
package org.attributionj.eval.scoring;

import org.jspecify.annotations.NullMarked;
