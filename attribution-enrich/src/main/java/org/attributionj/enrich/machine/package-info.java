/** Whether a person or a machine opened and clicked: labels with reasons, never deletion. */
@NullMarked
package org.attributionj.enrich.machine;

import org.jspecify.annotations.NullMarked;
