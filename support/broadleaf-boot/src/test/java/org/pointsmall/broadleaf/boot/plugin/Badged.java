package org.pointsmall.broadleaf.boot.plugin;

/** What a product is once the plugin's template has been woven into it. */
public interface Badged {

    String getBadgeText();

    void setBadgeText(String text);
}
