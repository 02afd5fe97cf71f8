package org.rapport.images;

/**
 * How images are called: {@code <prefix>rapport-<name>:<tag>}.
 *
 * @param prefix a registry and a folder in it, with the slash behind it; or nothing
 */
record ImageNames(String prefix, String tag) {

    static final String PREFIX = "CRM_IMAGE_PREFIX";
    static final String TAG = "CRM_IMAGE_TAG";

    /** The tag of what nobody has given a version. */
    static final String OF_A_CHECKOUT = "development";

    ImageNames {
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            throw new ImageException(PREFIX + " has to end with a slash: " + prefix);
        }
        if (tag.isBlank() || tag.equals("latest")) {
            throw new ImageException(TAG + " has to say which build it is: " + tag);
        }
    }

    String of(String name) {
        return prefix + title(name) + ":" + tag;
    }

    static String title(String name) {
        return "rapport-" + name;
    }
}
