package org.pointsmall.broadleaf.boot.plugin;

import javax.persistence.Column;
import javax.persistence.Embeddable;
import org.broadleafcommerce.common.presentation.AdminPresentation;

/** Copied into Broadleaf's ProductImpl. */
@Embeddable
public class BadgedProductTemplate implements Badged {

    @Column(name = "BADGE_TEXT")
    @AdminPresentation(friendlyName = "Badge text", order = 5000)
    protected String badgeText;

    @Override
    public String getBadgeText() {
        return badgeText;
    }

    @Override
    public void setBadgeText(String text) {
        this.badgeText = text;
    }
}
