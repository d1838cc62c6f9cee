/** Results and journeys to files: CSV for tables, JSON Lines for nested data. */
@NullMarked
package org.attributionj.io.result;

import org.jspecify.annotations.NullMarked;
