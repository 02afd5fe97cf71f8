/** Brings a service's database and topics to the state its code expects. */
@NullMarked
package org.rapport.kit.migration;

import org.jspecify.annotations.NullMarked;
