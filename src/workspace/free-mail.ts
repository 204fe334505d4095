/**
 * Mail providers at which anybody can open an account, throw-away ones among them: the larger ones by country, as of late 2026. A host
 * replaces the list through `policy.freeMailDomains`.
 */
export const freeMailDomains: ReadonlySet<string> = /* @__PURE__ */ new Set(
  `
10minutemail.com 126.com 139.com 163.com 189.cn 1und1.de abv.bg aim.com alice.it aliyun.com aol.co.uk aol.com aol.de
arcor.de att.net azet.sk bbox.fr bellsouth.net bigpond.com bk.ru bluewin.ch blueyonder.co.uk bol.com.br btinternet.com
centrum.cz charter.net citromail.hu comcast.net consultant.com cox.net daum.net dispostable.com duck.com earthlink.net
email.com email.cz email.de europe.com excite.com fastmail.com fastmail.fm foxmail.com free.fr freemail.hu freenet.de
gazeta.pl getnada.com gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net gmx.us googlemail.com guerrillamail.com
hanmail.net hey.com hispeed.ch home.nl hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it
hushmail.com i.ua icloud.com ig.com.br inbox.com inbox.ru indiatimes.com interia.pl juno.com keemail.me kpnmail.nl
laposte.net libero.it list.ru live.ca live.co.uk live.com live.com.au live.de live.fr live.nl lycos.com mac.com
mail.bg mail.com mail.de mail.ru mailbox.org maildrop.cc mailinator.com me.com msn.com myyahoo.com nate.com naver.com
netzero.net neuf.fr ntlworld.com numericable.fr o2.pl onet.pl online.de optonline.net optusnet.com.au orange.fr
outlook.com outlook.de outlook.es outlook.fr outlook.jp passport.com planet.nl pm.me post.com posteo.de proton.me
protonmail.ch protonmail.com qq.com rambler.ru rediffmail.com roadrunner.com rocketmail.com rogers.com sbcglobal.net
seznam.cz sfr.fr sharklasers.com shaw.ca sina.cn sina.com sky.com skynet.be sohu.com sympatico.ca t-online.de
talktalk.net telefonica.net telenet.be telus.net temp-mail.org terra.com.br tin.it tiscali.it trashmail.com tuta.com
tuta.io tutanota.com tutanota.de ukr.net uol.com.br usa.com verizon.net virgilio.it virginmedia.com vodafone.de
walla.co.il wanadoo.fr web.de windstream.net wp.pl xtra.co.nz ya.ru yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk
yahoo.com yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru yeah.net ymail.com yopmail.com
ziggo.nl zoho.com zohomail.com
`.match(/\S+/g),
);
