/** What a customer is worth: so far, and by models of buying and of amounts. */
@NullMarked
package org.attributionj.report.value;

import org.jspecify.annotations.NullMarked;
