/** The committed contracts, JSON Schemas and AsyncAPI: made here, compared here, and never broken. */
@NullMarked
package org.rapport.events.contract;

import org.jspecify.annotations.NullMarked;
