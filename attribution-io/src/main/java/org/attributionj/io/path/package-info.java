/** Path tables from files: a path, how often it converted and did not, and what it was worth. */
@NullMarked
package org.attributionj.io.path;

import org.jspecify.annotations.NullMarked;
