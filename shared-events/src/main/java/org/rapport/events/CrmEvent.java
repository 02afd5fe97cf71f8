package org.rapport.events;

import java.util.List;

/**
 * Something that happened to a record, and that nobody can refuse any more.
 *
 * <p>Not sealed itself: each producer has a sealed family of its own, so that a {@code switch} over a family is
 * complete. Every family has an {@code Unknown}, in which an event that is newer than its reader arrives.
 */
public interface CrmEvent {

    /** The record after the change, as the API shows it: a {@link CrmRecord}, or plain JSON where the type is unknown. */
    Object record();

    /** The properties of the record that differ from the version before. */
    List<FieldChange> changes();
}
