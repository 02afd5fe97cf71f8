package org.rapport.installation.page;

/**
 * Something that a page tells its reader to enter.
 *
 * @param page      its name, such as {@code alerts.md}
 * @param paragraph all of the paragraph that names it, for what it says of it
 * @param text      the command, on one line
 */
public record Command(String page, String paragraph, String text) {

    /** Its words; what follows {@code #} is said to the reader. */
    public String[] words() {
        return text.replaceAll("\\s#.*", "").strip().split("\\s+");
    }

    /** Page and text, as a test is named. */
    @Override
    public String toString() {
        return page + ": " + text;
    }
}
