package org.pointsmall.loyalty.admin.member;

import java.util.Map;
import org.broadleafcommerce.common.extension.ExtensionResultStatusType;
import org.broadleafcommerce.common.util.BLCMessageUtils;
import org.broadleafcommerce.openadmin.web.form.entity.EntityForm;
import org.broadleafcommerce.openadmin.web.form.entity.Field;
import org.broadleafcommerce.openadmin.web.form.entity.FieldGroup;
import org.broadleafcommerce.openadmin.web.form.entity.Tab;
import org.broadleafcommerce.openadmin.web.service.AbstractFormBuilderExtensionHandler;

/** A way from the store's own form of a customer to the member, and from that of an order to the points that it moved. */
public final class MemberLink extends AbstractFormBuilderExtensionHandler {
    /** What draws it is {@code fields/loyalty_member_link.html}. */
    private static final String TYPE = "LOYALTY_MEMBER_LINK";

    private static final int LAST = 90_000;
    /** By the entity whose form it is. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "org.broadleafcommerce.profile.core.domain.Customer", "/loyalty-members/of-customer/",
            "org.broadleafcommerce.core.order.domain.Order", "/loyalty-members/of-order/");

    @Override
    public ExtensionResultStatusType modifyDetailEntityForm(EntityForm form) {
        String address = ADDRESSES.get(String.valueOf(form.getCeilingEntityClassname()));
        if (address != null && form.getId() != null) {
            // On the tab that is open at first. How a form itself adds a field differs between Broadleaf's lines.
            form.getTabs().stream().findFirst().ifPresent(first -> add(first, address + form.getId()));
        }
        return ExtensionResultStatusType.HANDLED_CONTINUE;
    }

    private static void add(Tab tab, String address) {
        FieldGroup points = new FieldGroup();
        points.setTitle(BLCMessageUtils.getMessage("LoyaltyPoints"));
        points.setOrder(LAST);
        points.addField(new Field()
                .withName("loyaltyMemberLink")
                .withFriendlyName("LoyaltyPoints")
                .withFieldType(TYPE)
                .withValue(address));
        tab.getFieldGroups().add(points);
    }
}
