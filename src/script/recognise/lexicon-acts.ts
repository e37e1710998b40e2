// What people do with messages, things and money.
// Read with their polarity: done, not done, or only asked for. Stems in plain writing; see phraseBook for `|`, `*` and `~`.

export const acts: Record<string, string> = {
  // --- mail, links, attachments
  open: `
    開い|開け|開き|開封|ひらい|ひらき|あけちゃ|あけてしま|展開し|解凍し|展開せ|解凍せ|展開|解凍|ダブルクリック|起動させ|実行し|実行ボタン|プレビューし|閲覧し|閲覧しちゃ|opened|open|
    opening|double-click*|double click*|unzip*|extracted|executed|launched|viewed|previewed|ran it|ran the|
    run the file|ひらけ|表示させ|中身を見|中を見|見てしま|たどっ|立ち上げ|起動し|走らせ|あけた|開封済|開けちゃ|looked at the attachment|looked inside|
    let it run|i did run it|開こう|開いたら|開いた|ひらいた|開封いた|ファイルを開|添付を開|添付を見|資料を開|クリックで開|展開して|中身を確認|exeを|を実行|実行させ|起動さ|
    open it|opened it|opened up|open the attach*|opened an attach*|clicked open|unpacked|unzipped|ran a file|
    ran an|double tapped|opened the pdf|read the attachment|looked at the file|ダブルタップ|開封は|ファイルを見|展開~した|
    launched the|started the file|ran the file|mounted|a drive letter appeared|let my curiosity`,
  click: `
    クリック|くりっく|タップ|押し|押下|おし|ぽちっ|ポチ|踏ん|ふんじゃ|ふんで|踏みま|飛ん|飛びま|とんで|アクセスし|アクセスした|アクセスして|リンク先を見|リンク先に|読み取|読み込|スキャンし|かざし|
    clicked|click|clicking|tapped|tap|pressed|press|followed|followed the|scanned|scan|fell for|visited|
    went to the|hit the link|hit the button|got me|連打|選びま|進んだ|進みま|踏みかけ|リンク開い|リンクを開|hit accept|hit ok|accepted|
    chose|clicked through|got curious|went to the site|pressed on|pushed the|ぽちっと|ポチッ|クリックした|クリックし|タッチし|押さえ|押し間違|
    押してもう|踏んでもう|リンク踏|url踏|urlを踏|url開|飛んでしま|飛ばされてしま|行ってしま|進んでしま|アクセスしてしま|見に行|読み込ん|カメラをかざ|clicked it|clicked on|
    clicking on|taps|taped|cliked|clcked|klicked|clik|pressed on it|opened a link|opened the link|
    followed a link|followed the qr|visited the|landed on|ended up on|browsed to|いじっ|触ってしま|進めてしま|誘導され~開|
    follow the|followed "|pushed|tapped on|swiped`,
  download: `
    ダウンロード|落とし|インストール|インスコ|入れさせ|保存し|downloaded|download|installed|install|installing|saved it|ダウンロードして|落ちてき|取り込|
    dlし|dlして|アプリを入れ|入れるよう|ソフトを入れ|downloading|got downloaded|was saved|setup|update.exe|side-loaded|
    installed an app|installed the app`,
  enableMacro: `
    コンテンツの有効化|コンテンツを有効|マクロ|編集を有効|保護ビュー|enable content|enabled content|enable editing|enabled editing|macro|
    macros`,
  typeIn: `
    入力|打ち込|打っ|打ちま|うちこ|入れちゃ|入れてしま|入れました|入れた|いれちゃ|いれてしま|いれました|記入|書き込|書い|書きま|送信し|送信ボタン|登録し|サインインし|サインインを|ログインし|
    ログインを|ログイン試|入れて送|typed|type|entered|enter|filled|fill in|submitted|submit|keyed in|put my|put in my|gave my|
    gave them my|logged in|log in|logged on|signed in|sign in|input my|provided my|supplied my|inputted|
    filled out|entering|typing|認証してしま|認証しちゃ|打ってしま|番号を入れ|情報を入れ|パスを入れ|メアドとパス|登録しちゃ|入力済|completed the form|
    filled all|filled it|keyed|used my login|gave it my|入力いた|入力してもう|記入し|書いてしま|書き込んでしま|打ち込んで|打ち込み|パス入れ|pw入れ|id入れ|
    入れてもう|送信ボタンを押|提出し|フォームを送|届け出て~ない|login info|logged in with|signed in with|typed it in|put it in|entering my|
    entered the|entered all|submitting|submited|submitted my|gave away|gave up my|wrote my|filled the form|
    filled out the|confirmed with`,
  tellSecret: `
    教え|伝え|読み上げ|答え|返信し|送っちゃ|知らせ|話し|読み上|口頭|read them out|read out|read it out|told him|told her|told them|gave him|
    gave her|gave them|gave out|read him|read her|passed him|shared my password|shared my code|sent him|
    sent them|handed over|replied|reply|answered|respond*|texted him|told the caller|dictated|伝えちゃ|教えちゃ|言っちゃ|
    言ってしま|口にし|読み聞かせ|told the|said the code|gave the code|gave the security|gave the password|giving the|spelled|
    教えてしま|教えてもう|伝えてしま|答えてしま|話してしま|言いました|読み上げてしま|送信してしま|メールで送ってしま|写真を送ってしま|返信してしま|read it to|read them to|
    disclosed|revealed|let slip|gave out the|told him the|told her the|told someone|texted back|replied with`,
  approvePush: `
    承認し|承認を押|承認ボタン|許可し|許可を押|はいを押|承認しちゃ|approved|approve|accepted the prompt|tapped yes|tapped approve|
    pressed approve|confirmed the push`,
  receive: `
    届い|届き|届く|とどい|とどき|来まし|来た|来て|きまし|きた|きて|来てい|来てる|来てます|きてます|受け取|受信|受領|着信|来るよ|届けられ|received|receive|got a|got an|
    get a|arrived|arrive|came in|came to|landed in|showed up|getting|there's a mail|there is a mail|sent me|
    sent us|sitting in my inbox|forwarding|届け|送られて|が来る|が来ま|来ました|受けま|受けた|着いた|wrote me|writes that|writes to|
    texted|texts me|messages me|sent an|mails us|emailed|phoned asking|contacted|届いてい|届いた|受信しま|受信した|受信して|送られてき|
    送りつけ|投函|貼られてい|入ってい|ポストに|かかってき|かかって来|着信が|メッセージが|連絡がき|通知がき|メールがき|dmが|dmで|got this|getting these|gets|
    sent to me|sent to us|sent to our|arriving|been receiving|keep receiving|in my spam|in our inbox|
    in the inbox|popped up in my inbox|dropped in|letter came`,
  deleteMail: `削除し|消し|ゴミ箱|ごみ箱|迷惑メールに入れ|deleted|delete|trashed|binned|junk`,
  touch: `触っ|触れ|さわっ|さわら|手をつけ|touched|touch|interact*`,
  closePage: `
    閉じ|とじ|やめま|途中でやめ|キャンセル|中断|引き返|closed|close it|cancelled|canceled|stopped|backed out|hung up|切りまし|切った`,
  sendWrong: `
    誤送信|誤配信|誤送付|誤発送|送り間違|誤って~送|間違って~送|間違えて~送|違う人に|違う方に|別の人に|別の方に|別の会社に|別のお客様に|別人に|他社に送|別の~宛|違う宛先|宛先を間違|宛先間違|宛先ミス|
    宛名~間違|送り先を間違|送り先間違|送信先を間違|送信先間違|添付を間違|添付間違|添付ミス|取り違え|とりちがえ|入れ間違|封入ミス|封入間違|誤封入|同封し|誤交付|渡し間違|誤って渡|入れ替わ|入れ違|
    誤fax|fax~間違|番号~押し間違|全員に返信|全員返信|bccで送るはず|bccにすべき|bccにする|ccに入れ|toに入れ|全員のアドレスが見|ccで一斉|bccのつもり|誤投稿|誤爆|貼り間違|
    投稿先を間違|別チャンネル|違うチャンネル|配信ミス|差し込み~ずれ|宛名~ずれ|1行ずれ|sent~to the wrong|sent~to wrong|mailed~wrong|wrong person|
    wrong recipient|wrong address|wrong customer|wrong client|wrong attachment|wrong file|wrong number|
    wrong version|wrong channel|wrong chat|wrong group|wrong list|wrong folder|wrong envelope|wrong patient|
    wrong vendor|wrong company|another customer|another client|another patient|someone else's invoice|reply-all|
    reply all|replied all|replied-all|in cc|in the cc|cc instead of bcc|instead of bcc|to instead of bcc|
    autocomplete|auto-complete|autofill|misdirected|misaddressed|mis-sent|missent|by mistake|mistakenly sent|
    accidentally sent|accidentally shared|accidentally emailed|accidentally posted|mixed up|swapped|mail merge|
    forgot to bcc|visible to everyone on|hidden sheet|hidden column|非表示~シート|非表示の列|黒塗り~消|墨消し|変更履歴が残|コメントが残|fax番号|
    ファクス~違|ファックス~違|別の患者|他の患者|違うお客様|違う会社|別の取引先|他の取引先|関係ない人|関係のない方|社外の人も|送付先を間違|送付先誤|宛先を誤|宛先誤|宛先が違|宛先が間違|宛先に~入って|
    宛先の~違|誤った宛先|誤った相手|誤った番号|別の患者さん|別の生徒|別の社員|別の部署|別部署|違う部署|違う患者|違う相手|違う番号|違うファイル|違う添付|間違ったファイル|古いファイルを送|別の添付|
    別ファイル|差し違|封筒の中身が|中身が入れ替|送るべきでない|送ってはいけない|社外に送|社外の方にも|社外の方に~送|外部の方に送|外部の人に送|外部に送ってしま|他部署に|一斉送信|一斉配信|全員宛|全員に送|
    全社に送|全校に|全員に見|全員が見|見える形で送|アドレスが全員|アドレスが丸見え|メーリングリストに送|mlに送|違うトーク|違うグループ|誤返却|誤開示|誤公開|誤掲載|誤配達|誤配|wrong people|
    wrong group chat|wrong email|wrong mail|wrong family|wrong department|wrong team|wrong parent|wrong student|
    wrong house|wrong mailbox|wrong guest|wrong resident|wrong tenant|wrong supplier|wrong distribution|
    distribution list|mailing list by|everyone could see|could see each other|see each other's|addresses visible|
    all recipients|visible recipients|whole company by mistake|posted in the wrong|typo in the address|
    one letter off|similar name|same surname|same last name|meant for|not meant for|intended for|上の行の|下の行の|返送して|
    渡し先|届け先|配り間違|配布先|貼る場所を間違|載せてしま|公開の場に|流してしま|グループに流|保護者のグループに|取引先のグループに|went to another|came to another|
    another employee|another parent|another guest|another person's|each got the other|to somebody else|
    to someone else|to a stranger|delivered to another|handed to another|bcc'd nobody|read each other|
    each other's mail|all in the to|in to field|to-field|copied in|cc'd|wrong column|wrong row|wrong line|
    wrong cell|wrong slot`,
  recall: `
    取り消|取消|送信取消|回収|削除をお願い|削除依頼|削除していただ|破棄していただ|破棄をお願い|recall|unsend|asked~to delete|asked~to destroy|shred`,
  send: `
    送っ|送り|送信し|送信済|送付|発送|配信|郵送|転送|投稿し|貼っ|貼り付け|アップし|sent|send|emailed|mailed|forwarded|posted|faxed|shared|
    published`,
  // --- loss and theft
  lose: `
    紛失|なくし|無くし|失くし|亡くし|なくなっ|無くなっ|失くな|落とした|落としま|おとし|落として|置き忘|おきわす|忘れまし|忘れた|忘れて|わすれ|置いてき|見当たら|見当りま|見つから|みつから|みあたら|
    行方不明|所在不明|所在が|所在不|見失|どこにもな|どこかにいっ|どっかいっ|手元にな|届いていない|届いてない|足りない|足りません|1つ足り|1台足り|数が合|現物がない|現物と合|lost|lose|
    losing|missing|misplaced|left my|left the|left it|left his|left her|forgot my|forgot the|forgot her|
    forgot his|can't find|cannot find|cant find|couldn't find|dropped|disappeared|gone|unaccounted|mislaid|
    vanished|slipped out|fell out|fell off|nowhere to be found|never arrived|首に~ない|戻ってきませ|返却され~ない|返さない|返ってきていな|
    もう無かった|もうなかった|回収できませ|飛ばされ|該当なし|わからなくな|分からなくな|流され|抜け落ち|着いていない|着いてない|入っていませ|入ってない|見つかっていな|数が足り|ロストバゲージ|
    not in my bag|not where|not turn up|never turns up|never came off|never came back|didn't come back|
    went astray|locate|drove off|no idea where|walked off with|off the belt|flushed|washed|fell from|slid out|
    empty on arrival|left behind|forgot it|forgotten|紛失いた|紛失して|なくなりました|失くしま|忘れ物|置きっぱなし|置いたまま|置き去り|落としてしま|落としたか|
    落としたみたい|ないんです|無いんです|無いことに気づ|ないことに気づ|ない事に|消えた|消えてい|消えました|姿がな|どこへ行った|どこに置いた|どこにある|確認できませ|確認できない|所在を確認|届かない|
    届きません|届いておりません|未着|返却されて~な|返却がな|戻らない|戻ってこな|引き渡し|行方が|was left|been left|left a|left our|left some|leave my|
    have lost|has lost|lost his|lost her|lost the|lost our|lost a|can not find|unable to find|unable to locate|
    cannot locate|haven't found|not found|not there anymore|no longer there|wasn't there|isn't there|
    not returned|never returned|hasn't been returned|has not arrived|hasn't arrived|didn't arrive|did not arrive|
    went missing|gone missing|slipped from|戻っていませ|戻っていな|戻ってな|戻らず|一部が無|1部が|1冊足|1枚足|冊数が|台数が|本数が|枚数が|一つ少な|1台少な|
    ひとつ足り|どこにも見|探しても|探したが|探しています|海に落|川に落|水に落|側溝|走り去|置いて~走|overboard|one fewer|one less|one short|short by|
    is short|only six|and six today|went with the|blew away|fell into|sank|under the snow|thrown away by|
    in the bin by`,
  steal: `
    盗ま|盗難|盗られ|とられ|ぬすま|ひったくり|置き引き|置引|スリに|スられ|すられ|車上荒らし|空き巣|持ち去|持っていかれ|奪わ|強盗|stolen|stole|theft|robbed|burgl*|
    snatched|nicked|mugged|pickpocket*|taken from my|break-in|smashed|荒らし|やられました|やられた|抜き取られ|盗り|持ち逃げ|took my|
    has been taken|was taken|got taken|broken into|swiped|grabbed|持っていった|持ってかれ|盗んで|盗まれて|抜かれ|万引き|taken off|lifted|
    made off with|took it|someone has my|車の窓|車を荒ら|車内から|車から~盗|鞄ごと|かばんごと|バッグごと|from my car|from the car|
    out of my car`,
  found: `
    見つかりまし|見つかった|みつかりました|出てきまし|届けられ|拾得|拾われ|拾った|発見され|found it|was found|turned up|has been found|picked up|拾って|
    預かって|handed in|turn up|showed up again|got it back|i have it back|under the seat`,
  // --- money
  pay: `
    送金|振り込|振込み|振込を|振込し|払っ|払い|支払っ|支払い|支払を|支払済|入金|決済し|着金|振替|買っ|購入し|paid|pay|paying|wired|wire|transferred|transfer|
    remit*|bought|buy|purchased|sent the money|released the payment|deposit|納付|立て替えて払|前払い|手付金|引き落とされ|送ってしまいま|金を送|
    お金を送|課金|prepaid|prepaid for|down payment|sent 500|was charged|made a transfer|made five transfers|
    put through|払う|振り込む|振込みま|振込済|振り込みました|振込みしま|支払う|支払し|送金済|送金しま|入金しま|払込|チャージし|コードを送|番号を送|カード番号を送|購入済|発注し|手形|小切手|
    payed|payment was made|payment went|made the payment|made a payment|processed the payment|wire transfer|
    transferring|sending money|sent money|bought the cards|sent the codes|cheque|check was|振り込んだ|立て替え|払込票|代引|
    paid half|paid twice|paid it|we paid|i paid|they paid|money went|asks where the money|handed over cash|
    topped up|put money|loaded`,
  bankChange: `
    口座~変更|口座が変わ|振込先~変更|振込先が変|振込先~変わ|送金先~変更|送金先が変|支払先~変更|支払先が変|入金先~変|新しい口座|新口座|別の口座|違う口座|口座名義|口座を変え|口座を替え|支払条件|
    銀行が~変|差し替えられ|new bank|changed bank|change of bank|bank details|bank account change|update~bank|
    updated~account details|new account|new iban|different account|different bank|changed the account|
    payment details|remittance|direct deposit|iban|payroll account|支払い先|振込口座|給与の口座|給与口座|口座だけ|口座が個人|個人の口座|個人名義|
    口座に変え|別口座|銀行が違|口座を変更|振込先の変更|送り先を差し替|受取口座|account abroad|other bank|another bank|carried another|
    payout account|account holder|our lithuanian account|redirected|口座の変更|口座変更|口座情報~変|振込口座~変|支払口座|送金口座|新しい銀行|
    別の銀行|銀行口座~変|海外の口座|海外口座|香港の|口座に切り替|change their bank|change our bank|change of account|changed account|
    updated bank|updating bank|bank account has changed|account has changed|new beneficiary|beneficiary|
    new payee|different iban|another iban|sort code|routing number|switch the account|new bank account|
    mail said new account|said new account|a new account|different beneficiary|fresh account|
    account number changed|account number had changed`,
  demandMoney: `
    請求され|要求され|支払え|払え|買ってこい|買ってきて|購入して|送金してくれ|送金して|振り込んで|立て替え|立替え|督促|invoice|bill|demand*|refund|fee|fine of|
    gift card|gift cards|vouchers|urgent payment|督促状|未払い|未納|手数料|更新料|違約金|保証金|会費|追徴|罰金|用意して|買うように|買えと|買えって|購入を依頼|
    購入代行|立替を頼|asks for ten|needs five|prepaid cards|wants vouchers|customs payment|deposit for|請求で|請求が別|代金を|肥料代|
    会費を|寄付を求め|supposedly needs|app-store cards|store cards|asks us to pay|wants money|asks for money|needs money|
    pay today|wants a deposit|invoice for|urgent transfer`,
};
